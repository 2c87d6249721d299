/** Opens the talk with an advisor in a page of its own. Whether it opened; advisor.weapp.ts opens it inside WeChat. */
export async function talkTo({ link }: { link: string; corpId: string }): Promise<boolean> {
  // With noopener a browser does not say whether it opened: without, and cut off right away.
  const talk = window.open(link, '_blank')
  if (talk) talk.opener = null
  return talk !== null
}
