import type { Answer, Call } from '../call'
import { Problem } from '../problem'

export async function listConsents(_call: Call<'listConsents'>): Promise<Answer<'listConsents'>> {
  throw new Problem('INTERNAL')
}

export async function setConsent(_call: Call<'setConsent'>): Promise<Answer<'setConsent'>> {
  throw new Problem('INTERNAL')
}

