/** What a review can be tagged with; good and bad alike. */
export const reviewTags = ['茶香', '回甘', '包装', '分量', '服务', '等得久', '有点贵']
