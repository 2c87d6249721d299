import type { Answer, Call } from '../call'
import { Problem } from '../problem'
import type { Refused } from './product-codes'

export async function claimOrder(_call: Call<'claimOrder'>): Promise<Answer<'claimOrder'> | Refused> {
  throw new Problem('INTERNAL')
}

