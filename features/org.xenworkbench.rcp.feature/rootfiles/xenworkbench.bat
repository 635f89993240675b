@echo off
rem Starts Xen Workbench with the Java of JAVA_HOME or of the PATH (17 or newer).
setlocal
set JAVA=javaw
if defined JAVA_HOME set JAVA=%JAVA_HOME%\bin\javaw
for %%j in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set JAR=%%j
:start
"%JAVA%" "-Djava.util.logging.config.file=%~dp0logging.properties" -Xms64m -Xmx1g -XX:+UseSerialGC %XENWORKBENCH_VMARGS% -jar "%JAR%" -install "%~dp0." -name "Xen Workbench" %*
if %ERRORLEVEL% EQU 23 goto start
exit /b %ERRORLEVEL%
