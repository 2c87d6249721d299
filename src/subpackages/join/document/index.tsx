import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { documentNames, documents } from '../../../../brand/documents'
import { programme } from '../../../../brand/programme'
import { Card } from '../../../components/Card'
import { Page } from '../../../components/Page'
import { goBack } from '../../../routes'
import { useFrame } from '../../../state/frame'
import './index.scss'

/** The charter or the privacy notice, as agreed to on joining. */
export default function DocumentPage() {
  const asked = useRouter().params.name
  const document = documents[documentNames.find((name) => name === asked) ?? 'charter']
  return (
    <Page {...useFrame()} title={document.title} onBack={goBack}>
      <Card>
        {document.paragraphs.map((paragraph) => <View key={paragraph} className="document-paragraph">{paragraph}</View>)}
      </Card>
      <View className="cap dim center mt24">{programme.name} · 版本 {programme.consentVersion}</View>
    </Page>
  )
}
