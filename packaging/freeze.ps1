# Build the program as one folder that needs no Python: powershell -ExecutionPolicy Bypass -File packaging\freeze.ps1
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $PSScriptRoot
$venv = Join-Path $here ".venv-freeze"
$python = Join-Path $venv "Scripts\python.exe"
if (-not (Test-Path $python)) { py -3 -m venv $venv }
foreach ($lock in "requirements.txt", "requirements-freeze.txt") {
    & $python -m pip install --quiet --require-hashes -r (Join-Path $PSScriptRoot $lock)
    if ($LASTEXITCODE -ne 0) { Write-Host "依赖没有装全，请检查网络后再运行一次。"; exit 2 }
}
$work = Join-Path $env:TEMP "fazhi-desk-freeze"
& $python -m PyInstaller --noconfirm --log-level ERROR --distpath (Join-Path $here ".frozen") --workpath $work (Join-Path $PSScriptRoot "fazhi_desk.spec")
if ($LASTEXITCODE -ne 0) { Write-Host "打包没有成功，上面是 PyInstaller 的说明。"; exit 2 }
Write-Host "打包好了：.frozen\fazhi-desk，整个文件夹拷到别的机器上就能用（fazhi-desk-window.exe 打开窗口，fazhi-desk.exe 是命令行）。"
