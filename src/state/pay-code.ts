import type { components } from '../../contract/types.gen'

export type PayCode = NonNullable<components['schemas']['Till']['code']>

/** In the demo one phone is both: whoever becomes staff on it finds the code that was shown last. */
export const demoCodeSlot = 'demo:pay-code'
