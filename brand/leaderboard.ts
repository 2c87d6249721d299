/** So many days after a purchase it can no longer be returned: only then do its points count on the board. */
export const refundWindowDays = 7
