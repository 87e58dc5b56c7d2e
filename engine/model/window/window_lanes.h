// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/window/batched_windows.h"
#include "engine/model/window/window_pass.h"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <vector>

namespace undertone {

/// Conversations that go in step: each has a WindowPass of its own, used from a thread of its own, and whatever all of them wait for
/// is computed at once by the last that asks (BatchedWindows). What one is told differs from what it would be told alone by rounding
/// only. A conversation that pauses holds the others up until its pass is destroyed. Threads are the caller's.
class WindowLanes : public std::enable_shared_from_this<WindowLanes> {
public:
    static std::shared_ptr<WindowLanes> create(std::shared_ptr<const SpeechLlm> llm, torch::Dtype arithmetic);
    ~WindowLanes();

    /// A pass for one more conversation, before or while others read. All are to begin with a readPrefix.
    std::unique_ptr<WindowPass> join();

private:
    class Lane;
    enum class Wish { None, Prefix, Loss, Gradient };
    struct Seat {
        bool taken = false;
        Wish wish = Wish::None;
        BatchedWindows::Request request;
        torch::Tensor end;  ///< what a prefix gave
        double loss = 0.0;
        std::exception_ptr failure;
    };

    WindowLanes(std::shared_ptr<const SpeechLlm> llm, torch::Dtype arithmetic)
        : m_windows(std::move(llm), LoraApplication::Apart, arithmetic)
    {
    }
    Seat ask(std::size_t seat, Wish wish, BatchedWindows::Request request);
    void leave(std::size_t seat);
    [[nodiscard]] bool allAsk() const;
    void serve();
    void compute(Wish wish, const std::vector<std::size_t>& seats);

    std::mutex m_mutex;
    std::condition_variable m_served;
    BatchedWindows m_windows;
    std::vector<Seat> m_seats;
};

}  // namespace undertone
