import type { ExportFacts, ExportField } from "@/lib/domain/component-facts";
import { toPendingAction } from "@/lib/domain/pending";
import { cutTo } from "@/lib/domain/people-lists/fields";
import { isNoDate } from "./dates";
import { own, type Texts } from "./texts";
import { buildIn, toBoolean, toGroupList, toHealth } from "./values";

type SetFact = (facts: ExportFacts, text: string | null, keep: FactTexts) => void;

/** Memory shared by the facts of one file. */
export class FactTexts {
  private readonly lists = new Map<string, string[] | null>();

  constructor(private readonly texts: Texts) {}

  shared = (text: string | null): string | null => (text === null ? null : this.texts.shared(text));

  list(text: string | null): string[] | null {
    if (text === null) return null;
    const found = this.lists.get(text);
    if (found !== undefined) return found;
    const list = toGroupList(own(text));
    if (this.lists.size < 20_000) this.lists.set(own(text), list);
    return list;
  }
}

/** How the text of a cell becomes the fact. */
export const setFact: Record<ExportField, SetFact> = {
  version: (facts, text, keep) => {
    facts.version = keep.shared(text === null ? null : buildIn(text));
  },
  health: (facts, text) => {
    facts.health = toHealth(text);
  },
  primaryServer: (facts, text, keep) => {
    facts.primaryServer = keep.shared(text);
  },
  manuallyInstalled: (facts, text) => {
    facts.manuallyInstalled = toBoolean(text);
  },
  proxying: (facts, text) => {
    facts.proxying = toBoolean(text);
  },
  lastModified: (facts, text) => {
    facts.lastModified = date(text);
  },
  patchList: (facts, text, keep) => {
    facts.patchList = keep.shared(text);
  },
  domain: (facts, text, keep) => {
    facts.domain = keep.shared(text);
  },
  objectId: (facts, text) => {
    facts.objectId = text === null ? null : guid(text);
  },
  netbios: (facts, text) => {
    facts.netbios = text === null ? null : own(text);
  },
  ipAddress: (facts, text) => {
    facts.ipAddress = text === null ? null : own(text);
  },
  installTime: (facts, text) => {
    facts.installTime = date(text);
  },
  installedBy: (facts, text, keep) => {
    facts.installedBy = keep.shared(text);
  },
  actionAccount: (facts, text, keep) => {
    facts.actionAccount = keep.shared(text);
  },
  failoverServers: (facts, text, keep) => {
    facts.failoverServers = keep.shared(text);
  },
  available: (facts, text) => {
    facts.available = toBoolean(text);
  },
  inMaintenance: (facts, text) => {
    facts.inMaintenance = toBoolean(text);
  },
  mgList: (facts, text, keep) => {
    facts.mgList = keep.list(text);
  },
  osName: (facts, text, keep) => {
    facts.osName = keep.shared(text);
  },
  osVersion: (facts, text, keep) => {
    facts.osVersion = keep.shared(text);
  },
  updateRollup: (facts, text, keep) => {
    facts.updateRollup = keep.shared(text);
  },
  certificateExpires: (facts, text) => {
    facts.certificateExpires = date(text);
  },
  certificateIssuer: (facts, text, keep) => {
    facts.certificateIssuer = keep.shared(text);
  },
  directoryIntegrated: (facts, text) => {
    facts.directoryIntegrated = toBoolean(text);
  },
  isGateway: (facts, text) => {
    facts.isGateway = toBoolean(text);
  },
  isRoot: (facts, text) => {
    facts.isRoot = toBoolean(text);
  },
  autoApprovesManual: (facts, text) => {
    facts.autoApprovesManual = toBoolean(text);
  },
  rejectsManual: (facts, text) => {
    facts.rejectsManual = toBoolean(text);
  },
  heartbeatInterval: (facts, text, keep) => {
    facts.heartbeatInterval = keep.shared(text);
  },
  missedHeartbeats: (facts, text, keep) => {
    facts.missedHeartbeats = keep.shared(text);
  },
  product: (facts, text) => {
    facts.product = text;
  },
  license: (facts, text) => {
    facts.license = text;
  },
  expires: (facts, text) => {
    facts.expires = date(text);
  },
  pendingAction: (facts, text, keep) => {
    facts.pendingAction = text === null ? null : (toPendingAction(text) ?? keep.shared(text));
  },
  pool: (facts, text, keep) => {
    facts.pool = keep.shared(text);
  },
  proxyAgent: (facts, text, keep) => {
    facts.proxyAgent = keep.shared(text);
  },
  computerType: (facts, text, keep) => {
    facts.computerType = keep.shared(text);
  },
  members: (facts, text, keep) => {
    facts.members = keep.shared(text);
  },
  owner: (facts, text, keep) => {
    facts.owner = keep.shared(word(text && commonName(text)));
  },
  mail: (facts, text, keep) => {
    facts.mail = keep.shared(word(text));
  },
  service: (facts, text, keep) => {
    facts.service = keep.shared(word(text));
  },
  environment: (facts, text, keep) => {
    facts.environment = keep.shared(word(text));
  },
  site: (facts, text, keep) => {
    facts.site = keep.shared(word(text));
  },
  tier: (facts, text, keep) => {
    facts.tier = keep.shared(word(text));
  },
  changeWindow: (facts, text, keep) => {
    facts.changeWindow = keep.shared(word(text));
  },
  decommission: (facts, text) => {
    facts.decommission = date(text);
  },
  pair: (facts, text, keep) => {
    facts.pair = keep.shared(word(text));
  },
  tags: (facts, text, keep) => {
    facts.tags = keep.shared(text);
  },
  note: (facts, text) => {
    facts.note = text === null ? null : own(text);
  },
};

function date(text: string | null): string | null {
  return text === null || isNoDate(text) ? null : own(text);
}

/** As long as a filter can ask for it. */
const longestWord = 200;
const word = (text: string | null): string | null => text && cutTo(text, longestWord);

/** Active Directory names who manages a computer by a path: CN=Doe\\, Jane,OU=People,DC=a,DC=test. */
function commonName(text: string): string {
  const named = /^CN=((?:\\.|[^,\\])+),(?:CN|OU|DC)=/i.exec(text)?.[1];
  return named === undefined ? text : named.replace(/\\(.)/g, "$1");
}

const noGuid = "00000000-0000-0000-0000-000000000000";

/** Anything but a Guid is no object's Id, and a Guid of zeros is none either. */
function guid(text: string): string | null {
  const id = (text.startsWith("{") ? text.slice(1, -1) : text).toLowerCase();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && id !== noGuid ? own(id) : null;
}
