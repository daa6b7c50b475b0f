import type pg from 'pg'

/** A table with everything in it that a row consists of; both names ready to stand in SQL. */
export type TableShape = { name: string; columns: string[] }
export type SequenceState = { name: string; lastValue: string; isCalled: boolean }

// What extensions brought along is made again by the migrations, and so is the list of migrations.
const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'drizzle') and n.nspname !~ '^pg_(toast|temp)'
  and not exists (select from pg_depend e where e.objid = c.oid and e.classid = 'pg_class'::regclass and e.deptype = 'e')`

const SHAPES = `
  select format('%I.%I', n.nspname, c.relname) as name,
    coalesce((select json_agg(format('%I', a.attname) order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${OURS} order by 1`

const SEQUENCES = `
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1`

const FOREIGN_KEYS = `
  select format('alter table %s drop constraint %I', f.conrelid::regclass, f.conname) as drop,
    format('alter table %s add constraint %I %s', f.conrelid::regclass, f.conname, pg_get_constraintdef(f.oid)) as add
  from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
  where f.contype = 'f' and f.conparentid = 0 and ${OURS}`

const TRIGGERS = `
  select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as drop,
    format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
      case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as add
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D' and ${OURS}`

/** The tables that hold data, in a fixed order. */
export async function tableShapes(client: pg.ClientBase): Promise<TableShape[]> {
  return (await client.query<TableShape>(SHAPES)).rows
}

/** Where every sequence stands. */
export async function sequenceStates(client: pg.ClientBase): Promise<SequenceState[]> {
  const states: SequenceState[] = []
  for (const { name } of (await client.query<{ name: string }>(SEQUENCES)).rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    )
    const row = state.rows[0]
    if (row) states.push({ name, lastValue: row.last, isCalled: row.called })
  }
  return states
}

/**
 * Statements that take away what hinders loading in any order, and those that bring it back: foreign keys are made
 * again (one join each instead of one look-up a row), triggers are switched off (what they would write is in the backup
 * too). An ordinary owner of the tables may do both.
 */
export async function hindrances(client: pg.ClientBase): Promise<{ drop: string; add: string }[]> {
  const found = []
  for (const sql of [TRIGGERS, FOREIGN_KEYS])
    found.push(...(await client.query<{ drop: string; add: string }>(sql)).rows)
  return found
}

/** Hashes of the migrations that made this database, oldest first; none for an empty database. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (!rows[0]?.there) return []
  const applied = await client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations order by id')
  return applied.rows.map((row) => row.hash)
}
