import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { pressable } from '../../../components/pressable'
import { points } from '../../../text/points'
import { pagesOf, valueText, type Section } from './pages-of'

interface Props {
  section: Section
  open: boolean
  onOpen: () => void
}

const fates: Record<Section['kept'], string> = { deleted: '注销后删掉', unlinked: '注销后留在账上，不再连着你' }

/** What is held of one kind: why, how much, and what becomes of it; its rows at a tap. */
export function SectionCard({ section: { title, why, kept, total, rows }, open, onOpen }: Props) {
  const [at, setAt] = useState(0)
  const pages = pagesOf(rows)
  const shown = open ? (pages[at] ?? []) : []
  return (
    <View className={open ? 'export-section export-open' : 'export-section'}>
      <View className="export-head" onClick={onOpen} aria-expanded={open ? 'true' : 'false'} {...pressable(`${title}，${total} 条`)}>
        <View className="grow">
          <View className="strong">{title}</View>
          <View className="sub muted">{why}</View>
        </View>
        <View className="num muted">{points(total)}</View>
        <Icon name="right" size="s" />
      </View>
      {open && <View className="cap dim">{fates[kept]}</View>}
      {shown.map((row, index) => (
        <View key={`${at}.${index}`} className="export-row">
          {Object.entries(row).map(([name, value]) => (
            <View key={name} className="export-field sub">
              <View className="export-name muted">{name}</View>
              <View className="grow export-value">{valueText(value)}</View>
            </View>
          ))}
        </View>
      ))}
      {open && pages.length > 1 && (
        <View className="export-turn mt12">
          <Button kind="soft" small disabled={at === 0} onClick={() => setAt(at - 1)}>前面的</Button>
          <View className="sub muted num">{at + 1} / {pages.length}</View>
          <Button kind="soft" small disabled={at + 1 >= pages.length} onClick={() => setAt(at + 1)}>后面的</Button>
        </View>
      )}
    </View>
  )
}
