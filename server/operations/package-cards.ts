import type { Answer, Call, Request } from '../call'
import type { Context } from '../context'
import { Problem } from '../problem'

export async function getPackageCard(_context: Context, _request: Request<'getPackageCard'>): Promise<Answer<'getPackageCard'>> {
  throw new Problem('INTERNAL')
}

export async function claimPackageCard(_call: Call<'claimPackageCard'>): Promise<Answer<'claimPackageCard'>> {
  throw new Problem('INTERNAL')
}
