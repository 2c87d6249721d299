import type { Answer, Call } from '../call'
import { Problem } from '../problem'

export async function getCancellation(_call: Call<'getCancellation'>): Promise<Answer<'getCancellation'>> {
  throw new Problem('INTERNAL')
}

export async function cancelMembership(_call: Call<'cancelMembership'>): Promise<Answer<'cancelMembership'>> {
  throw new Problem('INTERNAL')
}

export async function returnToMembership(_call: Call<'returnToMembership'>): Promise<Answer<'returnToMembership'>> {
  throw new Problem('INTERNAL')
}

