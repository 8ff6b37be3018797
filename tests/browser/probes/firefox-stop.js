(() => {
  for (const topic of arguments[0]) Services.obs.removeObserver(note, topic);
  Services.io.offline = false;
  const messages = Services.console.getMessageArray()
    .filter(one => one instanceof Ci.nsIScriptError && !one.isFromChromeContext)
    .filter(one => !(one.flags & one.warningFlag))
    .filter(one => !/^(chrome|resource|moz-extension):/.test(one.sourceName))
    .map(one => one.errorMessage);
  return [asked, messages];
})()
