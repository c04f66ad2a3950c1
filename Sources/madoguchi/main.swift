// Top-level code is @MainActor, and closures written in it trap on other threads; so nothing but this call stands here.
CommandLineTool.run()
