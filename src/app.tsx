import type { PropsWithChildren } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import Taro, { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import { appHidden, appShown, networkReturned, queryClient } from './state/query-client'
import { pressByKeyboard } from './platform/keyboard'
import { quietTabLinks } from './platform/tab-bar'
import './theme/tokens.scss'
import './theme/base.scss'
import './theme/browser.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    pressByKeyboard()
    quietTabLinks()
    Taro.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) networkReturned()
    })
  })
  useDidShow(appShown)
  useDidHide(appHidden)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
