/** Has the browser fetch a file that is handed out on a press; it shows how far it is, and stays on the page. */
export function downloadByLink(url: string): boolean {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = url
  // the server reads no other kind of form
  form.enctype = 'text/plain'
  document.body.append(form)
  form.submit()
  form.remove()
  return true
}
