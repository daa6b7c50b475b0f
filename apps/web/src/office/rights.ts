import type { Me } from '../api/session.ts'
import { useSignedIn } from '../api/session.ts'

type Role = Me['roles'][number]['role']

/** Which parts of the office somebody may enter; the server decides again at each request. */
export const rightsOf = (me: Me) => {
  const any = (...roles: Role[]) => me.roles.some(({ role }) => role === 'owner' || roles.includes(role))
  return {
    banks: any('expert', 'admin'),
    imports: any('admin'),
    people: any('admin'),
    /** Making quizzes and running them. */
    quizzes: any('admin'),
    /** Seeing which quizzes there are: experts judge their questions and mark written answers. */
    quizList: any('expert', 'admin'),
    participation: any('union', 'admin'),
    owner: any(),
  }
}
export type Rights = ReturnType<typeof rightsOf>

export const useRights = (): Rights => rightsOf(useSignedIn())
