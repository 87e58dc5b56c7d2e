// SPDX-License-Identifier: GPL-3.0-or-later
// How soon a recording is drawn: ./dev bench open [FILE]. Without a file, three hours of noise at 48 kHz in stereo are made for it.
// Prints seconds and memory; asserts nothing.
#include "app/window/file_recordings.h"
#include "app/window/peak_store.h"
#include "audio/wav_writer.h"
#include "engine/core/seeded_random.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <cstdio>

using namespace undertone;

namespace {

constexpr double madeSeconds = 3 * 3600.0;
constexpr int madeRate = 48000;

bool makeNoise(const std::filesystem::path& path)
{
    auto wav = WavWriter::create(path, {.sampleRate = madeRate, .channelCount = 2}, ExistingFile::Refuse);
    if (!wav)
        return false;
    SplitMix64 random(1);
    std::vector<float> block(2 * madeRate);
    for (float& sample : block)
        sample = static_cast<float>(random.uniform() - 0.5);
    for (int second = 0; second < static_cast<int>(madeSeconds); ++second) {
        if (!(*wav)->write(block))
            return false;
    }
    return (*wav)->finish().ok();
}

double peakMebibytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void open(const char* what, const std::filesystem::path& file, const std::shared_ptr<const PeakStore>& store)
{
    QThreadPool pool;
    FileRecordings recordings(pool, RecordingAccess::files(), store);
    QElapsedTimer clock;
    double firstPicture = -1.0;
    double lastPicture = -1.0;
    QObject::connect(&recordings, &RecordingService::peaksReady, &recordings,
                     [&](RequestId, const std::shared_ptr<const WaveformPeaks>& peaks) {
                         lastPicture = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
                         if (firstPicture < 0.0 && !peaks->levels.empty())
                             firstPicture = lastPicture;
                     });
    clock.start();
    recordings.openRecording(1, file);
    while (!pool.waitForDone(1))
        QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    std::printf("%-22s first picture %6.2f s, all of it %6.2f s, at most %.0f MiB of memory so far\n", what, firstPicture, lastPicture,
                peakMebibytes());
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QTemporaryDir folder;
    std::filesystem::path file = argc > 1 ? argv[1] : folder.filePath(QStringLiteral("noise.wav")).toStdString();
    if (argc <= 1 && !makeNoise(file)) {
        std::fputs("The noise could not be written.\n", stderr);
        return 1;
    }
    const std::filesystem::path cache = folder.filePath(QStringLiteral("cache")).toStdString();
    const auto store = std::make_shared<const PeakStore>(std::make_shared<PlainBlobStore>(cache), cache);
    std::printf("at the start %.0f MiB\n", peakMebibytes());
    open("opened", file, store);
    open("opened again", file, store);
    return 0;
}
