import { Page } from '../../components/Page'
import { SoonState } from '../../components/SoonState'
import { openPage } from '../../routes'
import { useFrame } from '../../state/frame'

export default function MallPage() {
  return (
    <Page {...useFrame()} title="商城">
      <SoonState
        picture="parcel"
        title="积分商城正在备货"
        body="你的积分照常累积，不会因为等待少一分。"
        plans={[
          { icon: 'clock', title: '快过期优先用', note: '先把要到期的积分换成东西' },
          { icon: 'gift', title: '换茶、换物', note: '到店取，或寄到家' },
          { icon: 'ticket', title: '换券、换体验', note: '写清楚怎么用，能不能用' },
        ]}
        action="看看我的积分"
        onAction={() => openPage('points')}
      />
    </Page>
  )
}
