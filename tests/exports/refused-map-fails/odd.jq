if .ref == "T1" then .ref.x else (., .) end
