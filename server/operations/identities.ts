import type { Answer, Call } from '../call'
import { Problem } from '../problem'

export async function listIdentities(_call: Call<'listIdentities'>): Promise<Answer<'listIdentities'>> {
  throw new Problem('INTERNAL')
}

