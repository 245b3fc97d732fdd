# Open the desk on Windows: powershell -ExecutionPolicy Bypass -File packaging\run.ps1 [FILE]
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $PSScriptRoot
$python = Join-Path $here ".venv\Scripts\python.exe"
if (-not (Test-Path $python)) {
    py -3 -m venv (Join-Path $here ".venv")
    if (-not (Test-Path $python)) { Write-Host "需要 Python 3.11 或更新的版本，请先从 python.org 安装。"; exit 2 }
    & $python -m pip install --quiet --require-hashes -r (Join-Path $PSScriptRoot "requirements.txt")
    if ($LASTEXITCODE -ne 0) { Write-Host "依赖没有装全，请检查网络后再运行一次。"; exit 2 }
}
$env:PYTHONPATH = $here
& $python -m fazhi_desk @args
exit $LASTEXITCODE
