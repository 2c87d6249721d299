import { demoPeople } from '../../brand/demo'
import { Problem } from '../problem'
import type { IdentityProvider } from './provider'

/** Signs in as one of the demo's people, without proof. */
export function demoProvider(demo: boolean): IdentityProvider {
  return async ({ person }) => {
    if (!demo) throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'this is not a demo' })
    if (!person) throw new Problem('BAD_REQUEST', { field: 'person', detail: 'demo needs a person' })
    if (!demoPeople.some(({ handle }) => handle === person)) throw new Problem('PROVIDER_REFUSED', { detail: 'nobody in the demo has this handle', field: 'person' })
    return { kind: 'demo', subject: person }
  }
}
