import "server-only";

/**
 * SQL for what people say of an agent, with its plan as `pl` and what lists say as `li`: a list fills only what nobody typed, and tags of both stand
 * together.
 */
export const typedOrListed = {
  owner: "coalesce(pl.owner, li.owner)",
  note: "coalesce(pl.note, li.note)",
  tags: `case when li.tags is null or li.tags = '{}' then coalesce(pl.tags, '{}') when pl.tags is null or pl.tags = '{}' then li.tags
    else array(select distinct tag collate "C" from unnest(pl.tags || li.tags) as tag order by 1) end`,
};
