import type { components } from '../contract/types.gen'

export type ProblemCode = components['schemas']['ProblemCode']
type ProblemBody = components['schemas']['Problem']

const kinds: Record<ProblemCode, [status: number, title: string]> = {
  BAD_REQUEST: [400, 'The request does not match the contract'],
  NOT_SIGNED_IN: [401, 'A valid session is needed'],
  SESSION_EXPIRED: [401, 'The session has ended'],
  NOT_A_MEMBER: [403, 'Only members can do this'],
  FORBIDDEN: [403, 'This session may not do this'],
  NOT_FOUND: [404, 'There is nothing here'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take that method'],
  BODY_TOO_LARGE: [413, 'The body is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The body must be application/json'],
  TOO_MANY_REQUESTS: [429, 'Too many requests'],
  IDEMPOTENCY_KEY_MISSING: [400, 'A write needs an Idempotency-Key'],
  IDEMPOTENCY_KEY_REUSED: [422, 'This Idempotency-Key was used for another request'],
  PROVIDER_REFUSED: [401, 'The identity provider refused'],
  PROVIDER_UNAVAILABLE: [503, 'The identity provider cannot be used now'],
  PHONE_CODE_WRONG: [401, 'The code is not right'],
  PHONE_CODE_EXPIRED: [401, 'The code is no longer valid'],
  CONSENT_REQUIRED: [422, 'Consent is needed'],
  CONSENT_OUTDATED: [422, 'Consent must be given to the current version'],
  CURSOR_INVALID: [400, 'The cursor is not one of this list'],
  SOURCE_ALREADY_USED: [409, 'This source has already earned'],
  REFUND_TOO_LARGE: [409, 'More than is left of the purchase'],
  BIRTHDAY_LOCKED: [409, 'The birthday was changed less than a year ago'],
  CHOICE_CLOSED: [409, 'The time to choose is over'],
  INVITATION_UNKNOWN: [404, 'Nobody has this invitation code'],
  INSUFFICIENT_POINTS: [409, 'Not enough points'],
  PRICE_CHANGED: [409, 'The price is another one now'],
  NOT_OPEN_YET: [409, 'Not open to this member yet'],
  REWARD_CLOSED: [409, 'The time to redeem it is over'],
  OUT_OF_STOCK: [409, 'None is left'],
  REDEMPTION_LIMIT: [409, 'This member has had as many as one may'],
  TIER_ALREADY_HIGH: [409, 'The tier is as high already'],
  ADDRESS_NEEDED: [409, 'There is no address to send it to'],
  DELIVERY_IMPOSSIBLE: [409, 'It cannot be had that way'],
  PARTNER_UNAVAILABLE: [503, 'The partner has no code to give now'],
  CANCEL_OVER: [409, 'It can no longer be taken back'],
  GIFT_IMPOSSIBLE: [409, 'This coupon cannot be given to somebody'],
  GIFT_OWN: [409, 'One does not take up an offer of one’s own'],
  COUPON_UNUSABLE: [409, 'The coupon cannot be used on this bill'],
  COUPON_USED: [409, 'The coupon has been used or given away'],
  RESERVATION_OVER: [409, 'The reservation is over'],
  NOT_SHIPPED: [409, 'The parcel has not been sent'],
  ALREADY_SHIPPED: [409, 'The parcel was sent under another number'],
  TIER_HAS_NO_END: [409, 'This tier has no end that could be put off'],
  TERM_EXTENDED: [409, 'This term has been extended already'],
  PAYMENT_IMPOSSIBLE: [409, 'These points cannot pay this bill'],
  PAYMENT_LAPSED: [409, 'The time to confirm is over'],
  PAYMENT_OVER: [409, 'This payment has been answered'],
  TASK_NOT_DONE: [409, 'The task is not finished'],
  TASK_CLAIMED: [409, 'The reward has been taken'],
  TASK_OVER: [409, 'The time for the task is over'],
  TASK_SOLD_OUT: [409, 'Others have finished the task first'],
  REVIEW_DONE: [409, 'This purchase has been reviewed'],
  REVIEW_IMPOSSIBLE: [409, 'This purchase cannot be reviewed'],
  READ_TOO_SHORT: [409, 'Not read for long enough yet'],
  READING_OVER: [409, 'Opened too long ago'],
  CODE_UNKNOWN: [404, 'There is no such code'],
  CODE_USED: [409, 'Somebody else has used this code'],
  CODE_EXPIRED: [409, 'This code is no longer shown'],
  CODE_TRIES_SPENT: [429, 'Too many unknown codes today'],
  CARDS_ENOUGH: [409, 'This month has brought as many thanks for cards as it may'],
  MERGE_OVER: [409, 'The time for this merge is over'],
  MERGE_CHANGED: [409, 'The other card is not as it was shown'],
  MERGE_IMPOSSIBLE: [409, 'Something must be seen to before these cards can be merged'],
  MEMBERSHIP_ENDING: [409, 'This membership is being cancelled'],
  CANCELLATION_CHANGED: [409, 'There is more to lose than was shown'],
  CANCELLATION_BLOCKED: [409, 'Something must be seen to before the membership can be cancelled'],
  NICKNAME_REFUSED: [422, 'This name cannot be taken'],
  MAKE_UP_IMPOSSIBLE: [409, 'This day cannot be made up for'],
  REMINDER_LIMIT: [409, 'This month has as many reminders as it may'],
  READ_ONLY: [503, 'The programme takes no writes now'],
  INTERNAL: [500, 'Something went wrong on our side'],
}

interface Particulars {
  detail?: string
  field?: string
  retryAfterSeconds?: number
}

/** Thrown by operations; becomes the answer (RFC 9457). Whatever the transaction did is rolled back. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly particulars: Particulars = {},
  ) {
    super(particulars.detail ?? kinds[code][1])
  }

  get status(): number {
    return kinds[this.code][0]
  }

  body(requestId: string): ProblemBody {
    const [status, title] = kinds[this.code]
    return { type: `/problems/${this.code}`, title, status, code: this.code, requestId, ...this.particulars }
  }
}
