// SPDX-License-Identifier: GPL-3.0-or-later
// What sound_inputs.py needs of the program: `write` makes a plain recording with libsndfile, `read` says what AudioFileSource makes of
// files.
#include "audio/analysis_source.h"
#include "audio/audio_file_source.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/audio_signals.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>

using namespace undertone;

namespace {

const std::map<std::string, int> formats{
    {"wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
    {"wav8", SF_FORMAT_WAV | SF_FORMAT_PCM_U8},
    {"wav24", SF_FORMAT_WAV | SF_FORMAT_PCM_24},
    {"wavfloat", SF_FORMAT_WAV | SF_FORMAT_FLOAT},
    {"wavulaw", SF_FORMAT_WAV | SF_FORMAT_ULAW},
    {"wavima", SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM},
    {"wavms", SF_FORMAT_WAV | SF_FORMAT_MS_ADPCM},
    {"wavgsm", SF_FORMAT_WAV | SF_FORMAT_GSM610},
    {"wavg721", SF_FORMAT_WAV | SF_FORMAT_G721_32},
    {"wavnms16", SF_FORMAT_WAV | SF_FORMAT_NMS_ADPCM_16},
    {"wavnms24", SF_FORMAT_WAV | SF_FORMAT_NMS_ADPCM_24},
    {"wavnms32", SF_FORMAT_WAV | SF_FORMAT_NMS_ADPCM_32},
    {"wavex", SF_FORMAT_WAVEX | SF_FORMAT_PCM_16},
    {"rifx", SF_FORMAT_WAV | SF_FORMAT_PCM_16 | SF_ENDIAN_BIG},
    {"rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_16},
    {"w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16},
    {"w64gsm", SF_FORMAT_W64 | SF_FORMAT_GSM610},
    {"aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16},
    {"aifc", SF_FORMAT_AIFF | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE},
    {"aiffgsm", SF_FORMAT_AIFF | SF_FORMAT_GSM610},
    {"aiffdwvw", SF_FORMAT_AIFF | SF_FORMAT_DWVW_16},
    {"au", SF_FORMAT_AU | SF_FORMAT_PCM_16},
    {"auulaw", SF_FORMAT_AU | SF_FORMAT_ULAW},
    {"aug721", SF_FORMAT_AU | SF_FORMAT_G721_32},
    {"aug723", SF_FORMAT_AU | SF_FORMAT_G723_24},
    {"aug723_40", SF_FORMAT_AU | SF_FORMAT_G723_40},
    {"gsm", SF_FORMAT_RAW | SF_FORMAT_GSM610},
    {"vox", SF_FORMAT_RAW | SF_FORMAT_VOX_ADPCM},
    {"paf24", SF_FORMAT_PAF | SF_FORMAT_PCM_24},
    {"caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16},
    {"cafalac", SF_FORMAT_CAF | SF_FORMAT_ALAC_16},
    {"nist", SF_FORMAT_NIST | SF_FORMAT_PCM_16},
    {"flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
    {"vorbis", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
    {"opus", SF_FORMAT_OGG | SF_FORMAT_OPUS},
    {"mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III},
    {"mp3vbr", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III},
};

int write(const char* path, const std::string& name, int rate, int channels, double seconds)
{
    const auto format = formats.find(name);
    if (format == formats.end())
        return 2;
    SF_INFO info{};
    info.format = format->second;
    info.samplerate = rate;
    info.channels = channels;
    SNDFILE* file = sf_open(path, SFM_WRITE, &info);
    if (file == nullptr) {
        std::fprintf(stderr, "%s\n", sf_strerror(nullptr));
        return 1;
    }
    if (name.starts_with("mp3")) {
        int mode = name == "mp3vbr" ? SF_BITRATE_MODE_VARIABLE : SF_BITRATE_MODE_CONSTANT;
        sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
    }
    // A tone that swells and ebbs, so that a variable rate varies, over some noise.
    const auto count = static_cast<std::size_t>(std::llround(seconds * rate));
    const auto noise = test::whiteNoise(count, 0.02, 5);
    std::vector<float> frame(static_cast<std::size_t>(channels) * 4096);
    for (std::size_t at = 0; at < count; at += 4096) {
        const auto frames = std::min<std::size_t>(4096, count - at);
        for (std::size_t i = 0; i < frames; ++i) {
            const double t = static_cast<double>(at + i) / rate;
            const double swell = 0.5 + 0.5 * std::sin(2 * std::numbers::pi * 0.25 * t);
            const auto value = static_cast<float>(0.3 * swell * std::sin(2 * std::numbers::pi * 440 * t)) + noise[at + i];
            for (int c = 0; c < channels; ++c)
                frame[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] = value;
        }
        if (sf_writef_float(file, frame.data(), static_cast<sf_count_t>(frames)) != static_cast<sf_count_t>(frames))
            return 1;
    }
    return sf_close(file) == 0 ? 0 : 1;
}

std::string joined(const std::vector<std::string>& notices)
{
    std::string text;
    for (const auto& notice : notices)
        text += (text.empty() ? "" : " ") + notice;
    return text;
}

/// Name, frames, rate, channels, level of the last fifth of a second, whether the end sounds the same heard first, notices; or an error.
void read(const std::string& path)
{
    auto source = AudioFileSource::open(path);
    if (!source) {
        std::printf("%s\terror\t%s\n", path.c_str(), englishSentence(source.error()).c_str());
        return;
    }
    auto& file = **source;
    const auto channels = static_cast<std::size_t>(file.channelCount());
    const auto tailFrames = std::min<SampleIndex>(file.frameCount(), file.sampleRate() / 5);
    std::vector<float> jumped(static_cast<std::size_t>(tailFrames) * channels);
    std::vector<float> tail = jumped;
    auto got = file.read(file.frameCount() - tailFrames, jumped);
    std::vector<float> block(static_cast<std::size_t>(file.sampleRate()) * channels);
    SampleIndex frames = 0;
    while (got) {
        got = file.read(frames, block);
        if (!got || *got == 0)
            break;
        frames += static_cast<SampleIndex>(*got);
    }
    if (got)
        got = file.read(file.frameCount() - tailFrames, tail);
    if (!got) {
        std::printf("%s\terror\t%s\n", path.c_str(), englishSentence(got.error()).c_str());
        return;
    }
    float difference = 0.0F;
    for (std::size_t i = 0; i < tail.size(); ++i)
        difference = std::max(difference, std::fabs(tail[i] - jumped[i]));
    std::printf("%s\tok\t%lld\t%d\t%d\t%.6f\t%g\t%s\n", path.c_str(), static_cast<long long>(frames), file.sampleRate(),
                file.channelCount(), test::rootMeanSquare(tail), static_cast<double>(difference),
                joined(englishSentences(file.notices())).c_str());
}

}  // namespace

int main(int count, char** arguments)
{
    if (count == 7 && std::strcmp(arguments[1], "write") == 0)
        return write(arguments[2], arguments[3], std::atoi(arguments[4]), std::atoi(arguments[5]), std::atof(arguments[6]));
    if (count > 2 && std::strcmp(arguments[1], "read") == 0) {
        for (int i = 2; i < count; ++i)
            read(arguments[i]);
        return 0;
    }
    std::fputs("sound_tool write FILE FORMAT RATE CHANNELS SECONDS | sound_tool read FILE...\n", stderr);
    return 2;
}
