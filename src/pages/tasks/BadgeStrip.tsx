import { View } from '@tarojs/components'
import { BadgeMark } from '../../components/BadgeMark'
import { Card } from '../../components/Card'
import { Section } from '../../components/Section'
import { openPage } from '../../routes'
import type { TaskBoard } from '../../state/tasks'

export function BadgeStrip({ badges }: Pick<TaskBoard, 'badges'>) {
  const open = () => openPage('badges')
  return (
    <Section title="徽章" more={`${badges.earned}/${badges.total}`} onMore={open}>
      <Card onClick={open} label={`徽章，得了 ${badges.earned} 枚，共 ${badges.total} 枚`}>
        <View className="badges">
          {badges.shown.map(({ badgeId, icon, level, name, progress, target }) => (
            <View key={badgeId} className="badges-one">
              <BadgeMark icon={icon} level={level} />
              {level > 0 ? name : `${name} ${progress}/${target}`}
            </View>
          ))}
        </View>
      </Card>
    </Section>
  )
}
