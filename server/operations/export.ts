import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { exported } from '../my-data/exported'
import { memberOf } from './member-profile'

export async function exportMyData(call: Call<'exportMyData'>): Promise<Answer<'exportMyData'>> {
  const { member_id } = await memberOf(call.tx, signedIn(call))
  return exported(call.tx, call.context, member_id)
}
