# Run the tests on Windows: powershell -ExecutionPolicy Bypass -File packaging\test.ps1
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $PSScriptRoot
$python = Join-Path $here ".venv\Scripts\python.exe"
if (-not (Test-Path $python)) { py -3 -m venv (Join-Path $here ".venv") }
& $python -m pip install --quiet --require-hashes -r (Join-Path $PSScriptRoot "requirements-test.txt")
if ($LASTEXITCODE -ne 0) { Write-Host "依赖没有装全，请检查网络后再运行一次。"; exit 2 }
Set-Location $here
$env:QT_QPA_PLATFORM = "offscreen"
& $python -m ruff check .
& $python -m mypy
& $python -m pytest -n 2 @args
exit $LASTEXITCODE
