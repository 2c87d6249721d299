/** Still lifes of the app that a member may have beside their name. */
export const avatars = ['cup', 'jar', 'gaiwan', 'incense', 'vase', 'seedling', 'sachet', 'pass'] as const
