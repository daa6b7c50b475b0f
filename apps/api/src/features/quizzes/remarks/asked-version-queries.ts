import { runNamed, type Tx } from '../../../db/client.ts'

/** Every paper is looked at: some seconds for a hundred thousand, in the transaction of an import that takes longer. */
const askedStatement = {
  name: 'versions_that_were_asked',
  text: `select v.id as "questionVersionId", v.question_id as "questionId" from question_version v
         where v.id = any($1::uuid[]) and exists (
           select from attempt a where a.status = 'closed' and a.voided_at is null
             and a.paper @> jsonb_build_array(jsonb_build_object('questionVersionId', v.id)))`,
  query_timeout: 60_000,
}

/** Which of these versions closed attempts were asked. */
export const findAskedVersions = async (
  tx: Tx,
  versionIds: readonly string[],
): Promise<{ questionVersionId: string; questionId: string }[]> =>
  versionIds.length === 0 ? [] : runNamed(tx, askedStatement, [versionIds])
