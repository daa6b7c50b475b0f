import { crc32, deflateSync } from 'node:zlib'
import { openDatabase, withTx } from '../../api/src/db/client.ts'
import { runningEmbedded } from '../../api/src/db/embedded/running-embedded.ts'
import { addDrafts } from '../../api/src/features/banks/add-drafts.ts'
import { getRootOrganisation } from '../../api/src/features/organisations/queries.ts'
import { createQuiz } from '../../api/src/features/quizzes/create-quiz.ts'
import { everyType, pictures } from './every-type.ts'
import { served } from './served.ts'

/** A trade of which the demo has no questions: a round of it holds exactly these. */
export const seededTrade = '6-18-01-05'

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of grey squares: something to enlarge and move. */
const paint = (width: number, height: number): Buffer => {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_, x) => (((x >> 5) + (y >> 5)) % 2 ? 90 + (x % 90) : 235))]),
  )
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const start = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Puts a bank of every type in both languages and a quiz of each into the database of the running server. */
export const seedEveryType = async (dataDir: string = served().dataDir): Promise<void> => {
  const server = await runningEmbedded(dataDir)
  if (!server) throw new Error('the journeys’ server has no database')
  const db = openDatabase(server.url, 2)
  try {
    for (const language of ['zh-CN', 'en'] as const) {
      const drafts = everyType(language)
      const bankName = `Every type (${language})`
      await addDrafts(db, { tradeCode: seededTrade, bankName }, drafts)
      // The case of several types fits no section; the one of judgements does.
      const asked = drafts.filter(({ group }) => group !== 'shaft')
      const sections = [...new Set(asked.map(({ type }) => type))].map((type) => {
        const count = asked.filter((draft) => draft.type === type).length
        return { type, tradeCode: seededTrade, level: null, language, count, maximum: 100 }
      })
      await withTx(db, async (tx) => {
        await createQuiz(tx, {
          organisationId: (await getRootOrganisation(tx)).organisationId,
          tradeCode: seededTrade,
          language,
          title: bankName,
          blueprint: { sections },
          timeLimitSeconds: 3_600,
          passScore: 500,
          graceSeconds: 15,
          attemptsAllowed: null,
          feedback: 'review',
          strict: false,
        })
      })
    }
    for (const { hash, width, height } of Object.values(pictures)) {
      await db.$client.query(
        'insert into media (hash, type, bytes, width, height) values ($1, $2, $3, $4, $5) on conflict do nothing',
        [hash, 'image/png', paint(width, height), width, height],
      )
    }
  } finally {
    await db.$client.end()
  }
}
