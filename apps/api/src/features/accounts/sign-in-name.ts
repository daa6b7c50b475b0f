declare const folded: unique symbol
/** A user name as accounts are looked up by it and their failures are counted. */
export type SignInName = string & { readonly [folded]: true }

/**
 * Folds what was typed, once for both: where the database and Node fold a letter differently (İ), each spelling of a
 * name would otherwise have a count of its own.
 */
export const signInName = (typed: string): SignInName => typed.toLowerCase() as SignInName
