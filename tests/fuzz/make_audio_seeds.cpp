// SPDX-License-Identifier: GPL-3.0-or-later
// make_audio_seeds OUT: a tenth of a second of two tones in each of libsndfile's usual formats, for the fuzzer of audio files.
#include <sndfile.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

int main(int count, char** arguments)
{
    if (count != 2)
        return 2;
    const std::filesystem::path folder = std::filesystem::path(arguments[1]) / "audio_file";
    std::filesystem::create_directories(folder);
    constexpr struct {
        const char* name;
        int format;
    } formats[] = {{"pcm16.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                   {"float.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT},
                   {"pcm24.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_24},
                   {"adpcm.wav", SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM},
                   {"ulaw.au", SF_FORMAT_AU | SF_FORMAT_ULAW},
                   {"rf64.wav", SF_FORMAT_RF64 | SF_FORMAT_PCM_16},
                   {"w64.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16},
                   {"aiff.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16},
                   {"caf.caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16},
                   {"flac.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                   {"vorbis.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
                   {"opus.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS},
                   {"mp3.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III}};
    for (const auto& [name, format] : formats) {
        for (const int channels : {1, 2}) {
            constexpr int rate = 16000;
            SF_INFO info{};
            info.samplerate = rate;
            info.channels = channels;
            info.format = format;
            const auto path = folder / (std::to_string(channels) + "_" + name);
            SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
            if (file == nullptr) {
                std::fprintf(stderr, "%s: %s\n", path.c_str(), sf_strerror(nullptr));
                return 1;
            }
            std::vector<float> samples(static_cast<std::size_t>(rate / 10 * channels));
            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] = 0.4f * std::sin(0.1f * static_cast<float>(i)) + 0.2f * std::sin(0.37f * static_cast<float>(i));
            sf_writef_float(file, samples.data(), rate / 10);
            sf_close(file);
        }
    }
    return 0;
}
