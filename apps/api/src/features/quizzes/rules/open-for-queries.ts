type Names = { quiz: string; person: string; path: string }

/**
 * SQL for what a person has beyond the rules: a row always, as `g`. Of several the nearest speaks: the person's own,
 * else that of the lowest organisation on the person's path, and of one target's the newest.
 */
export const givenText = ({ quiz, person, path }: Names): string => {
  const nearest = (column: string, named: string) =>
    `(array_agg(${column} order by near desc, created_at desc) filter (where ${named} is not null))[1]`
  return `select coalesce(${nearest('extra_seconds', 'extra_seconds')}, 0) as extra,
           coalesce(${nearest('more_attempts', 'more_attempts')}, 0) as more,
           ${nearest('opens_at', 'opens_at')} as opens_at, ${nearest('closes_at', 'opens_at')} as closes_at
         from (select x.*, case when x.person_id is null then length(a.path) else 1000000 end as near
               from quiz_override x left join organisation a on a.id = x.organisation_id
               where x.quiz_id = ${quiz} and x.removed_at is null
                 and (x.person_id = ${person} or starts_with(${path}, a.path))) as x`
}

/**
 * SQL for the opening in which a person may start now, as `w`: the one that is open, else, within a window of the
 * person's own, the one that began last, or that comes first. Its end is the later of the two, and moves with extra
 * time. A sitting on paper is nobody's to start in. Names of columns and parameters, never values.
 */
export const openForText = (names: Names, join: 'join' | 'left join'): string => `
         cross join lateral (${givenText(names)}) as g
         ${join} lateral (
           select n.id, case when n.is_open then n.opens_at else g.opens_at end as opens_at,
             nullif(greatest(case when n.is_open then coalesce(n.closes_at, 'infinity') end,
               case when own.is_open then g.closes_at end) + make_interval(secs => g.extra), 'infinity') as closes_at,
             own.is_open and (not n.is_open or g.closes_at > n.closes_at) as is_own
           from (select id, opens_at, closes_at, opens_at <= now() and (closes_at is null or closes_at > now()) as is_open,
                   abs(extract(epoch from opens_at - now())) as away
                 from quiz_opening where quiz_id = ${names.quiz} and not on_paper) as n
           cross join (select coalesce(g.opens_at <= now() and g.closes_at > now(), false) as is_open) as own
           where n.is_open or own.is_open
           order by n.is_open desc, n.opens_at <= now() desc, case when n.is_open then -n.away else n.away end
           limit 1) w on true`
