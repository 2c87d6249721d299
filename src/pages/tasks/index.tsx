import { Page } from '../../components/Page'
import { SoonState } from '../../components/SoonState'
import { openPage } from '../../routes'
import { useFrame } from '../../state/frame'

export default function TasksPage() {
  return (
    <Page {...useFrame()} title="任务">
      <SoonState
        picture="cup"
        title="签到和任务还在准备"
        body="现在先靠消费攒，怎么算都写在明处。"
        plans={[
          { icon: 'cal', title: '每日签到', note: '连着来，得的更多' },
          { icon: 'edit', title: '评价与问卷', note: '说好说坏，积分一样多' },
          { icon: 'user', title: '邀朋友入会', note: '朋友真的喜欢，两边都有' },
        ]}
        action="看看怎么攒积分"
        onAction={() => openPage('rules')}
      />
    </Page>
  )
}
