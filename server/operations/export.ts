import type { Answer, Call } from '../call'
import { Problem } from '../problem'

export async function exportMyData(_call: Call<'exportMyData'>): Promise<Answer<'exportMyData'>> {
  throw new Problem('INTERNAL')
}

