import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { addDrafts } from '../apps/api/src/features/banks/add-drafts.ts'
import { readBankInChild } from '../packages/bank-formats/src/child.ts'
import { comparedQuestion, similarity } from '../packages/bank-formats/src/question/similarity.ts'
import { banksFolder, type ListedFile, listedFiles, noFolder } from '../packages/bank-formats/test/manifest.ts'
import { createClient, type Output } from '../packages/contract/src/client.ts'
import { contentText } from '../packages/contract/src/index.ts'
import { trades } from '../packages/starter-bank/src/index.ts'
import { addOfficeMember } from './parts/office-member.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

/** Near pairs to be read by eye, evenly from all that there are; another number as an argument. */
const shown = Number(process.argv[2] ?? 50)
/** Fewer than one person may ask for in a minute. */
const asks = 80
const childScript = fileURLToPath(new URL('./child-main.js', import.meta.url))

/** Which files are about one trade, by what their names say; any other file stands alone. */
const subjects: [string, RegExp][] = [
  ['electrician', /电工|电力|安规|PLSshenyun__choose/],
  ['welder', /焊/],
  ['chemical operator', /环己酮|JunYang1001/],
  ['laboratory safety', /1357570890|Henan/],
  ['amateur radio', /russolsen|xiaoqiang179|Mundanity/],
  ['politics', /mondayfirst|qzh1991/],
]
const subjectOf = (file: string) => subjects.find(([, pattern]) => pattern.test(file))?.[0] ?? file

type Conflict = Output<'GET /api/banks/conflicts'>['items'][number]

const side = ({ content, key, file, source }: Conflict['sides'][number]) => {
  const letters = new Map(
    [...content.options, ...content.targets].map(({ id }, at) => [id, String.fromCharCode(65 + at)]),
  )
  const options = content.options
    .map((option) => `${letters.get(option.id)} ${contentText(option.content)}`)
    .join(' | ')
  const answer = JSON.stringify(key, (name, value) => (name === 'type' ? undefined : (letters.get(value) ?? value)))
  return `  ${contentText(content.stem)}\n    ${options}\n    ${answer}  [${file?.name ?? source}]`
}
const print = (title: string, found: readonly Conflict[]) => {
  for (const [at, { sides }] of found.entries())
    console.log(`#${at + 1} ${title} ${sides[0].content.type}\n${sides.map(side).join('\n')}`)
}

const isNear = ({ kind, sides: [one, other] }: Conflict) =>
  kind === 'duplicate' && similarity(comparedQuestion(one.content), comparedQuestion(other.content)).relation === 'near'

const run = (folder: string) =>
  onStage({ tradeCodes: [] }, async ({ db, organisationId, server }) => {
    const files = listedFiles(folder).filter(({ questions, file }) => questions > 20 && !file.startsWith('hostile/'))
    const subjectsOfFiles = [...new Set(files.map(({ file }) => subjectOf(file)))]
    let added = 0
    const addFile = async (tradeCode: string, { file }: ListedFile) => {
      const { drafts } = await readBankInChild(await readFile(join(folder, file)), file, { childScript })
      for (let from = 0; from < drafts.length; from += 2_500) {
        const part = drafts.slice(from, from + 2_500).map(({ draft }) => draft)
        added += await addDrafts(db, { tradeCode, bankName: file, source: file }, part)
      }
    }
    for (const file of files) {
      const { code } = trades[subjectsOfFiles.indexOf(subjectOf(file.file))] ?? { code: '' }
      await addFile(code, file).catch((error: Error) => console.log(file.file, error.message))
    }
    const { cookie } = await addOfficeMember(db, organisationId, 'owner')
    const { origin } = server
    const call = createClient({
      fetch: (url, init) =>
        fetch(`${origin}${url}`, { ...init, headers: { ...(init.headers as object), origin, cookie } }),
    })
    const start = performance.now()
    // A server beside much other work says that it is busy, and goes on with what it has when it is asked again.
    const isDone = () =>
      call('GET /api/banks/conflicts', { query: {} }).then(
        ({ progress }) => progress === null,
        (error: { code?: string }) => {
          if (error.code === 'server.busy') return false
          throw error
        },
      )
    while (!(await isDone())) await wait(500)
    report('banks.compared', (performance.now() - start) / 1_000, 's')
    const all: Conflict[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: Output<'GET /api/banks/conflicts'> = await call('GET /api/banks/conflicts', {
        query: cursor === '' ? {} : { cursor },
      })
      all.push(...page.items)
      cursor = page.nextCursor ?? undefined
    }
    const near = all.filter(isNear)
    const conflicts = all.filter(({ kind }) => kind !== 'duplicate')
    report('banks.questions', added, 'questions')
    report('banks.rivals', conflicts.filter(({ kind }) => kind === 'rival').length, 'questions')
    report('banks.contradictions', conflicts.filter(({ kind }) => kind !== 'rival').length, 'pairs')
    report('banks.same', all.length - conflicts.length - near.length, 'pairs')
    report('banks.near', near.length, 'pairs')
    print('conflict', conflicts)
    const step = Math.max(1, near.length / shown)
    const read = Array.from(
      { length: Math.min(shown, near.length) },
      (_, at) => near[Math.floor(at * step)] as Conflict,
    )
    let found = 0
    for (const { sides } of read.slice(0, asks)) {
      const [{ content, tradeCode, questionId: exceptQuestionId }, other] = sides
      const { stem, type } = content
      const { items } = await call('POST /api/questions/similar', { body: { tradeCode, type, stem, exceptQuestionId } })
      if (items.some(({ questionId }) => questionId === other.questionId)) found++
    }
    report('banks.near-found-when-typed', found, 'of the asked', Math.min(asks, read.length))
    print('conflict', conflicts)
    print('near', read)
  })

const folder = banksFolder()
if (folder === undefined) console.log(noFolder)
else await run(folder)
