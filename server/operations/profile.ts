import type { Answer, Call } from '../call'
import { Problem } from '../problem'

export async function setProfile(_call: Call<'setProfile'>): Promise<Answer<'setProfile'>> {
  throw new Problem('INTERNAL')
}

