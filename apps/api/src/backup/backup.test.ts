import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, withDatabase } from '../../test/database.ts'
import { knownMigrationHashes, migrateTo } from '../db/migrate-to.ts'
import { backup } from './backup.ts'
import { withConnection } from './backup-connection.ts'
import { BackupFault } from './backup-fault.ts'
import { tableShapes } from './database-catalog.ts'
import { restore } from './restore.ts'

// Everything that makes loading hard: rows that refer to themselves, tables that refer to each other, a trigger that
// counts, numbers that the database gives, columns that it computes.
const HARD = `
  create table team (id bigint generated always as identity primary key, parent_id bigint references team, name text not null,
    length int generated always as (char_length(name)) stored, captain_id uuid);
  create table member (id uuid primary key default gen_random_uuid(), team_id bigint not null references team, note text,
    joined timestamptz not null default clock_timestamp(), score numeric, raw bytea, extra jsonb);
  alter table team add foreign key (captain_id) references member deferrable initially immediate;
  create table tally (team_id bigint primary key, members int not null);
  create function count_member() returns trigger language plpgsql as $$ begin
    insert into tally values (new.team_id, 1) on conflict (team_id) do update set members = tally.members + 1; return new; end $$;
  create trigger count_member after insert on member for each row execute function count_member();
  create sequence ticket;`

const FILL = `
  insert into team (parent_id, name) select nullif(n / 3, 0), '班组 ' || n || E' \\\\ \\t \\n 🔧' from generate_series(1, 40) n;
  insert into member (team_id, note, score, raw, extra)
    select 1 + n % 40, case when n % 7 = 0 then null else repeat('练', n % 900) end, n / 7.0,
      decode(md5(n::text), 'hex'), jsonb_build_object('n', n, 'w', '电工') from generate_series(1, 3000) n;
  update team set captain_id = (select id from member where team_id = team.id limit 1);
  select nextval('ticket') from generate_series(1, 17);`

let folder: string
const drops: (() => Promise<void>)[] = []

const run = (url: string, sql: string) => withConnection(url, (client) => client.query(sql))

async function database(...statements: string[]): Promise<string> {
  const made = await createTestDatabase()
  drops.push(made.drop)
  for (const sql of statements) await run(made.url, sql)
  return made.url
}

// The rows of every table in the order of their texts, and where the sequences stand.
async function contents(url: string): Promise<Record<string, unknown>> {
  return withConnection(url, async (client) => {
    const all: Record<string, unknown> = {}
    for (const { name } of await tableShapes(client)) {
      all[name] = (await client.query(`select t::text as row from ${name} t order by 1`)).rows
    }
    all.sequences = (await client.query('select sequencename, last_value from pg_sequences order by 1')).rows
    return all
  })
}

const empty = (sql = HARD) => database(sql, 'truncate trade cascade')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianbing-backup-'))
})
afterAll(async () => {
  for (const drop of drops) await drop()
  await rm(folder, { recursive: true, force: true })
})

let file: string
beforeEach(() => {
  file = join(folder, `${crypto.randomUUID()}.backup`)
})

describe('backup and restore', () => {
  it('brings every row and sequence over, as an ordinary owner, and makes constraints and triggers work again', async () => {
    const source = await database(HARD, FILL)
    const report = await backup(source, file)
    expect(report.rows).toBeGreaterThan(3_040)
    const target = await empty()
    const restored = await restore(target, file)
    expect(restored).toMatchObject({ rows: report.rows, tables: report.tables })
    expect(await contents(target)).toEqual(await contents(source))

    const { rows } = await run(target, 'select rolsuper from pg_roles where rolname = current_user')
    expect(rows).toEqual([{ rolsuper: false }])
    await expect(run(target, 'insert into member (team_id) values (999)')).rejects.toThrow('foreign key')
    const tally = 'select members from tally where team_id = 5'
    const before = (await run(target, tally)).rows[0]?.members
    await run(target, 'insert into member (team_id) values (5)')
    expect((await run(target, tally)).rows).toEqual([{ members: before + 1 }])
    await run(target, `insert into team (name) values ('新')`)
    const keys = `select string_agg(pg_get_constraintdef(oid), ';' order by conname) as k from pg_constraint`
    expect((await run(target, keys)).rows).toEqual((await run(source, keys)).rows)
  })

  it('shows one instant of a database that is written to', async () => {
    const source = await database('create table a (n int); create table b (n int)')
    let writing = true
    const writer = withConnection(source, async (client) => {
      for (let n = 0; writing; n++)
        await client.query(`with x as (insert into a values (${n})) insert into b values (${n})`)
    })
    await expect.poll(async () => (await run(source, 'select from a')).rowCount).toBeGreaterThan(20)
    await backup(source, file)
    writing = false
    await writer
    const target = await empty('create table a (n int); create table b (n int)')
    await restore(target, file)
    const { a, b } = await withConnection(target, async (client) => ({
      a: (await client.query('select n from a order by n')).rows,
      b: (await client.query('select n from b order by n')).rows,
    }))
    expect(a).toEqual(b)
    expect(a.length).toBeGreaterThan(20)
  })

  it('never overwrites a file, and throws data away only when told to', async () => {
    const source = await database(HARD, FILL)
    await backup(source, file)
    await expect(backup(source, file)).rejects.toThrow('exists already')
    const target = await empty()
    await run(target, `insert into team (name) values ('kept')`)
    const before = await contents(target)
    await expect(restore(target, file)).rejects.toThrow(/not empty .*team.*--replace/)
    expect(await contents(target)).toEqual(before)
    await restore(target, file, { replace: true })
    expect(await contents(target)).toEqual(await contents(source))
  })

  it('leaves no file behind when the backup fails', async () => {
    await expect(backup(withDatabase(await database(), 'postgres'), file)).rejects.toThrow('no Lianbing')
    expect((await readdir(folder)).filter((name) => file.includes(name.slice(0, 36)))).toEqual([])
  })

  it('changes nothing when the file is damaged anywhere', async () => {
    const source = await database(HARD, FILL)
    await backup(source, file)
    const whole = await readFile(file)
    const target = await empty()
    const before = await contents(target)
    const damaged = join(folder, 'damaged')
    const cut = fc.nat(whole.length - 1).map((length) => whole.subarray(0, length))
    const flipped = fc
      .tuple(fc.integer({ min: 10, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }))
      .map(([at, mask]) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ mask
        return bytes
      })
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, flipped), async (bytes) => {
        await writeFile(damaged, bytes)
        await expect(restore(target, damaged)).rejects.toThrow(BackupFault)
      }),
      { numRuns: 25 },
    )
    expect(await contents(target)).toEqual(before)
  })

  it('sees a changed row in a file that is otherwise in order', async () => {
    const source = await database(HARD, `insert into team (name) values ('honest')`)
    await backup(source, file)
    const forged = gunzipSync(await readFile(file))
      .toString('latin1')
      .replace('honest', 'forged')
    await writeFile(file, gzipSync(Buffer.from(forged, 'latin1')))
    const target = await empty()
    await expect(restore(target, file)).rejects.toThrow('team is not what was backed up')
    expect((await run(target, 'select from team')).rowCount).toBe(0)
  })

  it('loads a backup of an earlier version and brings it up to date', async () => {
    const known = knownMigrationHashes()
    const source = await database('drop schema public cascade', 'drop schema drizzle cascade', 'create schema public')
    await withConnection(source, (client) => migrateTo(client, known.length - 1))
    await backup(source, file)
    const target = await database('truncate trade cascade')
    await restore(target, file)
    const { rows } = await run(target, 'select hash from drizzle.__drizzle_migrations order by id')
    expect(rows.map(({ hash }) => hash)).toEqual(known)
  })

  it('refuses a backup of a version that it does not know', async () => {
    const source = await database(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e12)`)
    await backup(source, file)
    await expect(restore(await empty(''), file)).rejects.toThrow('newer Lianbing')
  })
})
