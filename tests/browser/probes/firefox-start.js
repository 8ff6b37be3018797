(() => {
  globalThis.asked = [];
  globalThis.note = { observe(subject) {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIChannel);
    if (loadInfo.browsingContextID) asked.push(URI.spec);
  } };
  for (const topic of arguments[0]) Services.obs.addObserver(note, topic);
  Services.console.reset();
  Services.io.manageOfflineStatus = false;
  Services.io.offline = true;
})()
