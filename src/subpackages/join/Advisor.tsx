import { useState } from 'react'
import { advisor } from '../../../brand/advisor'
import { programme as brand } from '../../../brand/programme'
import { Card } from '../../components/Card'
import { Note } from '../../components/Note'
import { Row } from '../../components/Row'
import { talkTo } from '../../platform/advisor'

/** Somebody to write to, for who likes; everything is given already. */
export function Advisor() {
  const [shut, setShut] = useState(false)
  if (!advisor) return null
  const talk = async (to: NonNullable<typeof advisor>) => setShut(!(await talkTo(to)))
  return (
    <>
      <Card rows>
        <Row icon="user" title={advisor.name} note={advisor.words} aside="加一个" onClick={() => void talk(advisor!)} />
      </Card>
      {shut && <Note icon="phone">这部手机打不开企业微信，打 {brand.servicePhone} 也是一样。</Note>}
    </>
  )
}
