import { openCardShop } from './card-shop'

/** The shop as a process of its own, for tests whose world has no database. It prints what it has to offer, and then the codes it sends. */
async function main(): Promise<void> {
  const { backend, origin, cards, staff, known, leaving } = await openCardShop()
  backend.context.providers.sms = { send: async (phone, code) => console.log(`${phone} ${code}`) }
  console.log(JSON.stringify({ origin, cards, staff, known, leaving }))
}
void main()
