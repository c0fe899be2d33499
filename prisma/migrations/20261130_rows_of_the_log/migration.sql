-- Rows of exports of agents become what the files say: whom a name means is decided when agents are derived, and written nowhere.
ALTER TABLE "import" ADD COLUMN     "laid" JSONB NOT NULL DEFAULT '{"accepted": 0, "rejected": 0, "duplicates": 0, "ignored": 0}',
ADD COLUMN     "told" TEXT;

ALTER TABLE "observation" RENAME COLUMN "agent_key" TO "name_key";
ALTER INDEX "observation_migration_id_agent_key_idx" RENAME TO "observation_migration_id_name_key_idx";
ALTER TABLE "observation" DROP COLUMN "candidates";

-- Every name that rows which say something carry has an identity, names without a domain too.
insert into agent (migration_id, key, id, name)
select m.id, m.last_agent + row_number() over (partition by m.id order by n.name), gen_random_uuid(), n.name
  from (select distinct migration_id, name from observation where name is not null and (bare or value is not null)) n
  join migration m on m.id = n.migration_id
 where not exists (select from agent a where a.migration_id = n.migration_id and a.name = n.name);
update migration m set last_agent = greatest(m.last_agent, (select coalesce(max(a.key), 0) from agent a where a.migration_id = m.id));
update observation o set name_key = a.key from agent a
 where a.migration_id = o.migration_id and a.name = o.name and (o.bare or o.value is not null or o.name_key is not null);
update observation set name = null where name is not null and name_key is not null;
update observation o set bare = false from import i where o.bare and i.migration_id = o.migration_id and i.number = o.number and not i.bare_names;

-- What counts of the rows of one name, as the file alone tells it: the newest instant, else the last row.
update observation set outcome = 'accepted' where value is not null and outcome <> 'accepted';
update observation o set outcome = 'duplicate'
  from (select s.migration_id, s.number, s.row,
               row_number() over (
                 partition by s.migration_id, s.number, s.group_key, s.name_key
                 order by case when v.facts ->> 'lastModified' ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$' then v.facts ->> 'lastModified' end collate "C" desc nulls last,
                          s.row desc) as place
          from observation s
          join import i on i.migration_id = s.migration_id and i.number = s.number and i.duplicates > 0
          join fact_value v on v.migration_id = s.migration_id and v.hash = s.value
         where not s.bare and s.name_key is not null) repeated
 where repeated.place > 1 and o.migration_id = repeated.migration_id and o.number = repeated.number and o.row = repeated.row;

update import i
   set laid = json_build_object('accepted', o.accepted, 'rejected', o.rejected + i.rejected_beyond, 'duplicates', o.duplicates,
                                'ignored', i.total - o.accepted - o.rejected - i.rejected_beyond - o.duplicates),
       told = ''
  from (select migration_id, number,
               count(*) filter (where outcome = 'accepted') as accepted,
               count(*) filter (where outcome = 'rejected') as rejected,
               count(*) filter (where outcome = 'duplicate') as duplicates
          from observation group by migration_id, number) o
 where o.migration_id = i.migration_id and o.number = i.number;

-- The same of exports of servers: one whose name fits several was rejected there.
update component_observation set outcome = 'accepted' where outcome = 'rejected' and facts is not null;
update import i
   set laid = json_build_object('accepted', o.accepted, 'rejected', i.total - o.accepted - i.duplicates - i.ignored, 'duplicates', i.duplicates, 'ignored', i.ignored)
  from (select migration_id, number, count(*) filter (where outcome = 'accepted') as accepted from component_observation group by migration_id, number) o
 where o.migration_id = i.migration_id and o.number = i.number;

-- Everything is derived again at the next start.
update migration set rules = 'names read from the log' where last_agent > 0;
