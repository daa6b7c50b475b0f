import { textContent } from '@lianbing/contract'
import { test } from 'vitest'
import { openDatabase, withTx } from '../../api/src/db/client.ts'
import { runningEmbedded } from '../../api/src/db/embedded/running-embedded.ts'
import { createAccount } from '../../api/src/features/accounts/create-account.ts'
import { hashPassword } from '../../api/src/features/accounts/passwords.ts'
import { insertGrant } from '../../api/src/features/accounts/queries.ts'
import { addDrafts } from '../../api/src/features/banks/add-drafts.ts'
import { getRootOrganisation } from '../../api/src/features/organisations/queries.ts'
import { createQuiz } from '../../api/src/features/quizzes/create-quiz.ts'
import { called } from './called.ts'
import { everyType } from './every-type.ts'
import { settled } from './hands.ts'
import { expectAccessible, expectRoom, journeys, signIn } from './journey.ts'
import { served } from './served.ts'
import { demoPassword } from './server.ts'

const { signedIn, visitor } = journeys()
const trade = '6-18-02-02'
const password = 'Bohrfutter-3-Kegel'

/** A quiz of one written question that two people mark, and the two beside the demo's admin. */
const seed = async () => {
  const server = await runningEmbedded(served().dataDir)
  if (!server) throw new Error('the journeys’ server has no database')
  const db = openDatabase(server.url, 2)
  const written = everyType('zh-CN').find(({ type }) => type === 'written')
  if (!written) throw new Error('no written question')
  const rubric = '断开总电源（2分）\n用验电笔验电（1分）'
  try {
    const stem = textContent('检修前先做什么')
    const draft = { ...written, group: null, material: [], level: 4, stem, key: { type: 'written' as const, rubric } }
    await addDrafts(db, { tradeCode: trade, bankName: '阅卷' }, [draft])
    const passwordHash = await hashPassword(password)
    return await withTx(db, async (tx) => {
      const { organisationId } = await getRootOrganisation(tx)
      for (const username of ['yijuan', 'erjuan']) {
        const account = { username, passwordHash, displayName: username, organisationId, tradeCode: undefined }
        const personId = await createAccount(tx, account)
        await insertGrant(tx, { personId, role: 'expert', organisationId })
      }
      return createQuiz(tx, {
        organisationId,
        tradeCode: trade,
        language: 'zh-CN',
        title: '检修简答',
        blueprint: {
          sections: [{ type: 'written', tradeCode: trade, level: 4, language: 'zh-CN', count: 1, maximum: 300 }],
        },
        timeLimitSeconds: 600,
        passScore: 180,
        graceSeconds: 10,
        attemptsAllowed: 1,
        feedback: 'review',
        strict: true,
        rules: { markers: 2, markersDiffer: 100 },
      })
    })
  } finally {
    await db.$client.end()
  }
}

/** The demo's worker answers and hands in, without a browser. */
const sit = async (quizId: string): Promise<string> => {
  const call = await called('worker', demoPassword)
  const body = { startKey: crypto.randomUUID() }
  const { attemptId } = await call('POST /api/quizzes/:quizId/attempts', { params: { quizId }, body })
  const op = { slot: 0, response: { text: '先断开总电源，再验电，最后挂牌。' }, seq: 1, elapsedMs: 1_000 }
  await call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch: 1, ops: [op] } })
  return attemptId
}

test('two markers differ, a third decides, and the worker sees the points and the note', async () => {
  const quizId = await seed()
  const attemptId = await sit(quizId)
  const worker = await signedIn('worker', { size: 'phone' })
  await settled(worker, `/attempts/${attemptId}/result`)
  await worker.getByText('阅卷中').waitFor()
  await worker.getByText('第 1 题等待人工评分').waitFor()
  await settled(worker, '/attempts')
  await worker.getByText('阅卷中').waitFor()

  // The first marks by keys, and what was typed survives a reload.
  const first = await visitor({ size: 'desktop' })
  await signIn(first, 'yijuan', password)
  await settled(first, `/office/quizzes/${quizId}/marking`)
  await expectAccessible(first)
  await first.getByRole('link', { name: '按题评' }).click()
  await first.getByText('先断开总电源，再验电，最后挂牌。').waitFor()
  await first.keyboard.press('Enter')
  await first.getByText('先给分；一分不得请按 0。').waitFor()
  await first.keyboard.press('1')
  await first.keyboard.press('2')
  await first.getByText('合计 3 / 3 分').waitFor()
  await first.reload()
  await first.getByText('合计 3 / 3 分').waitFor()
  await expectAccessible(first)
  await first.keyboard.press('Enter')
  await first.getByText('没有能由你评的了').waitFor()

  // The second on a phone, in English.
  const second = await visitor({ size: 'phone', locale: 'en' })
  await signIn(second, 'erjuan', password)
  await settled(second, `/office/quizzes/${quizId}/marking/answers?by=paper`)
  await second.getByText('Second mark').waitFor()
  await expectRoom(second)
  await second.getByRole('button', { name: 'No marks' }).tap()
  await second.getByRole('button', { name: 'Save and next' }).tap()
  await second.getByText('Nothing is left for you to mark').waitFor()

  const third = await signedIn('admin', { size: 'desktop', locale: 'en' })
  await settled(third, `/office/quizzes/${quizId}/marking`)
  await third.getByRole('link', { name: 'Where marks differ' }).click()
  await third.getByText('Marker 1: 3').waitFor()
  await third.getByText('Marker 2: 0').waitFor()
  await expectAccessible(third)
  await third.keyboard.press('1')
  // What nobody has given is not taken for nothing.
  await third.keyboard.press('Enter')
  await third.getByText('Not given yet: line 2.').waitFor()
  await third.keyboard.press('0')
  await third.getByText('Total 2 of 3').waitFor()
  await third.getByLabel('Note (may stay empty)').fill('验电笔没有写')
  await third.getByRole('button', { name: 'Save and next' }).click()
  await third.getByText('All is marked').waitFor()

  await settled(worker, `/attempts/${attemptId}/result`)
  await worker.getByText('2 / 3 分').waitFor()
  await worker.locator('details summary').first().tap()
  await worker.getByText('断开总电源：2/2 分').waitFor()
  await worker.getByText('用验电笔验电：0/1 分').waitFor()
  await worker.getByText('验电笔没有写').waitFor()
  await expectRoom(worker)
})
