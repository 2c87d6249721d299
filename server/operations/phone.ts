import type { Answer, Request, Unsigned } from '../call'
import type { Context } from '../context'
import { Problem } from '../problem'

export type PhoneLinked = Omit<Answer<'linkPhone'>, 'session'> & { session: Unsigned }

export async function linkPhone(_context: Context, _request: Request<'linkPhone'>): Promise<PhoneLinked> {
  throw new Problem('INTERNAL')
}
