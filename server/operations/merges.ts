import type { Answer, Call } from '../call'
import { Problem } from '../problem'
import type { Refused } from './product-codes'

export async function findOldCard(_call: Call<'findOldCard'>): Promise<Answer<'findOldCard'> | Refused> {
  throw new Problem('INTERNAL')
}

export async function getMerge(_call: Call<'getMerge'>): Promise<Answer<'getMerge'>> {
  throw new Problem('INTERNAL')
}

export async function confirmMerge(_call: Call<'confirmMerge'>): Promise<Answer<'confirmMerge'>> {
  throw new Problem('INTERNAL')
}

