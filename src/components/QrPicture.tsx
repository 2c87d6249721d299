import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { renderSVG } from 'uqr'
import './QrPicture.scss'

/** A code for cameras, with the quiet zone they need, on white in every theme. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => `url("data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 4, ecc: 'M' }))}")`, [text])
  return <View className="qr-picture" style={{ backgroundImage: picture }} role="img" aria-label={label} />
}
