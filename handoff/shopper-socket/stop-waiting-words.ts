/** What people type when they do not want to wait for a person any more; read in every language, whatever the chat's is. */
const LEAVING = new Set([
  ...[
    'cancel',
    'cancel it',
    'cancel that',
    'cancel this',
    'never mind',
    'nevermind',
    'nvm',
    'forget it',
    'stop waiting',
  ],
  ...['batal', 'batalkan', 'tak jadi', 'tak jadilah', 'xjadi', 'tak payah', 'tak payahlah', 'lupakan', 'lupakan saja'],
  ...['batal saja', 'tidak jadi', 'ga jadi', 'gak jadi', 'nggak jadi', 'gajadi', 'tidak usah', 'gak usah', 'ga usah'],
  ...[
    'hủy',
    'huỷ',
    'hủy bỏ',
    'huỷ bỏ',
    'hủy đi',
    'huỷ đi',
    'thôi',
    'thôi khỏi',
    'thôi bỏ đi',
    'bỏ đi',
    'không cần nữa',
  ],
  ...['huy', 'huy bo', 'thoi khoi', 'bo di', 'khong can nua', 'thôi không cần nữa'],
  ...['cancelar', 'cancela', 'cancélalo', 'cancelalo', 'déjalo', 'dejalo', 'olvídalo', 'olvidalo', 'ya no hace falta'],
  ...['取消', '算了', '不用了', '不需要了', '先算了', '不等了', '取消等待', '不用等了'],
]);

/**
 * Whether a whole message says that the shopper leaves the queue. Anything longer, such as "cancel my order", is for the
 * person whom they wait for.
 */
export function stopsWaiting(text: string): boolean {
  const said = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[\s"'“”¡¿]+|[\s"'“”.,!?…。！？，]+$/gu, '')
    .replace(/\s+/g, ' ');
  return LEAVING.has(said);
}
