import type { Answer, Call } from '../call'
import { Problem } from '../problem'

export async function listMerges(_call: Call<'listMerges'>): Promise<Answer<'listMerges'>> {
  throw new Problem('INTERNAL')
}

export async function undoMerge(_call: Call<'undoMerge'>): Promise<Answer<'undoMerge'>> {
  throw new Problem('INTERNAL')
}

