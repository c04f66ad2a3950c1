// OpenData
